import type { Schema } from '@homify/client'

/** The code of a place. */
export type Area = Schema<'Area'>

/** The 36 states and the capital territory, by ISO 3166-2. */
export const PLACES = {
  'NG-AB': 'Abia',
  'NG-FC': 'Abuja (FCT)',
  'NG-AD': 'Adamawa',
  'NG-AK': 'Akwa Ibom',
  'NG-AN': 'Anambra',
  'NG-BA': 'Bauchi',
  'NG-BY': 'Bayelsa',
  'NG-BE': 'Benue',
  'NG-BO': 'Borno',
  'NG-CR': 'Cross River',
  'NG-DE': 'Delta',
  'NG-EB': 'Ebonyi',
  'NG-ED': 'Edo',
  'NG-EK': 'Ekiti',
  'NG-EN': 'Enugu',
  'NG-GO': 'Gombe',
  'NG-IM': 'Imo',
  'NG-JI': 'Jigawa',
  'NG-KD': 'Kaduna',
  'NG-KN': 'Kano',
  'NG-KT': 'Katsina',
  'NG-KE': 'Kebbi',
  'NG-KO': 'Kogi',
  'NG-KW': 'Kwara',
  'NG-LA': 'Lagos',
  'NG-NA': 'Nasarawa',
  'NG-NI': 'Niger',
  'NG-OG': 'Ogun',
  'NG-ON': 'Ondo',
  'NG-OS': 'Osun',
  'NG-OY': 'Oyo',
  'NG-PL': 'Plateau',
  'NG-RI': 'Rivers',
  'NG-SO': 'Sokoto',
  'NG-TA': 'Taraba',
  'NG-YO': 'Yobe',
  'NG-ZA': 'Zamfara',
} as const satisfies Record<Area, string>

/** The name of a place, or its code where the list does not have it. */
export const placeName = (code: string): string => (PLACES as Record<string, string>)[code] ?? code
